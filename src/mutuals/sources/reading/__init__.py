"""What several formats read with: tables, dates, addresses, mail headers, text."""
