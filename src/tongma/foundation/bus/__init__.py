"""Delivery of journal records to whoever follows: by number, without gap or loss."""
