# ************************************************************
# Robin Owner dump of data
# Export date: 2024-07-01 09:00:00
# How to use:
# * create a fresh database
# * run migrations (`php artisan migrate`)
# * import this sql file
# ************************************************************

SET FOREIGN_KEY_CHECKS=0;

INSERT IGNORE INTO accounts (`id`,`uuid`) VALUES (1,'00000000-0000-4000-8000-000000000700');
