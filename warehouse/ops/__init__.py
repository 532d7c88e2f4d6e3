"""Tables about the running of the house (schema ops): one file each, named like the table."""
