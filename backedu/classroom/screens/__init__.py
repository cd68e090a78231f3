"""What each screen shows of a moment: the wall, the phones, the panel."""
