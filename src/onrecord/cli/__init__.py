"""The `onrecord` command. The only package that prints."""
