"""Reading inputs in a child process that can be stopped: hostile bytes reach no store."""
