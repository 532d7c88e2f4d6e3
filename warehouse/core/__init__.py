"""Tables that analysts query (schema main): one file each, named like the table."""
