package x11

// Address is where a display name leads to.
func Address(name string) (network, address string, err error) {
	d, err := parse(name)
	return d.network, d.address, err
}
