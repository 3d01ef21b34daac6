package main

import (
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"strings"
)

// kept is where the tests of the widgets keep the pictures of the widgets in their states.
const kept = "ui/widget/testdata"

// boards are the components in their states: the pictures that the tests compare with.
func boards() ([]exhibit, error) {
	files, err := filepath.Glob(filepath.Join(kept, "*-light.png"))
	if err != nil {
		return nil, err
	}
	if len(files) == 0 {
		return nil, fmt.Errorf("%s holds no pictures of the components; run this in the root of the module", kept)
	}
	var all []exhibit
	for _, file := range files {
		name := strings.TrimSuffix(filepath.Base(file), "-light.png")
		all = append(all, exhibit{"Components", "component-" + name, func(s *studio) (image.Image, error) {
			f, err := os.Open(filepath.Join(kept, name+"-"+s.variant+".png"))
			if err != nil {
				return nil, err
			}
			defer f.Close()
			return png.Decode(f)
		}})
	}
	return all, nil
}
