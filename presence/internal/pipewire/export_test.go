package pipewire

// ReadGlobal and Structure are the two directions of the wire.
var (
	ReadGlobal = readGlobal
	Structure  = structure
)
