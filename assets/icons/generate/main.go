// Command generate draws the tray icons, and the app icon for notifications, as PNGs
// beside their SVGs. Run it with `go generate ./assets` after a change of an SVG.
package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// Sizes of tray icons in pixels: a panel of usual height and of a dense screen, Windows,
// and the largest that any tray asks for.
var Sizes = []int{22, 32, 44, 64}

// AppSizes are those of the app icon: in notifications, window titles and menus. The
// smallest have a drawing of their own.
var (
	AppSizes      = []int{48, 64, 128, 256, 512, 1024}
	SmallAppSizes = []int{16, 22, 24, 32}
)

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: generate FOLDER\n\nDraws the icons of the folder (assets/icons).")
		os.Exit(2)
	}
	if err := generate(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}

// generate draws the icons of a folder.
func generate(folder string) error {
	tray, err := filepath.Glob(filepath.Join(folder, "tray", "*.svg"))
	if err != nil {
		return err
	}
	for _, svg := range tray {
		if err := draw(svg, Sizes); err != nil {
			return err
		}
	}
	if err := draw(filepath.Join(folder, "app-icon-small.svg"), SmallAppSizes); err != nil {
		return err
	}
	return draw(filepath.Join(folder, "app-icon.svg"), AppSizes)
}

// draw writes an SVG as NAME-SIZE.png for each size.
func draw(path string, sizes []int) error {
	svg, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	for _, size := range sizes {
		png, err := Render(svg, size)
		if err != nil {
			return fmt.Errorf("draw %s at %d: %w", path, size, err)
		}
		name := fmt.Sprintf("%s-%d.png", strings.TrimSuffix(path, ".svg"), size)
		if err := os.WriteFile(name, png, 0o644); err != nil {
			return err
		}
	}
	return nil
}
