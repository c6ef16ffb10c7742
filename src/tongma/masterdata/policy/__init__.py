"""Settings: values with versions, by site, item class, customer."""
