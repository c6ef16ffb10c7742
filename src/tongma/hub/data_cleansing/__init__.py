"""A company's old item and code table, cleaned: examined, decided on, taken in, taken back."""
