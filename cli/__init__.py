"""The command line. Data to stdout, talk to stderr; exit codes are a contract."""
