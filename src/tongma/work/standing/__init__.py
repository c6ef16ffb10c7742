"""Which holds reach goods, and whether goods may go out: said first, wherever goods are shown."""
