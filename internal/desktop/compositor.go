//go:build linux

package desktop

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
)

// Compositor is a Wayland compositor without a screen: sway.
type Compositor struct {
	Socket string // where clients connect

	d       *Desktop
	dir     string
	ipc     string
	process *Process
}

// nobody is whom sway runs as in a test that runs as root, which it refuses.
const nobody = 65534

const swayConfig = "xwayland disable\ndefault_border none\nfocus_follows_mouse no\n"

// StartCompositor starts a Wayland compositor beside whatever else the desktop has.
func (d *Desktop) StartCompositor() *Compositor {
	d.t.Helper()
	dir, err := os.MkdirTemp("", "way")
	if err != nil {
		d.fatalf("make a folder for the compositor: %v", err)
	}
	d.t.Cleanup(func() { os.RemoveAll(dir) })
	c := &Compositor{d: d, dir: dir, ipc: filepath.Join(dir, "ipc"), Socket: filepath.Join(dir, "wayland-1")}
	config := filepath.Join(dir, "config")
	if err := os.WriteFile(config, []byte(swayConfig), 0o644); err != nil {
		d.fatalf("configure the compositor: %v", err)
	}
	if os.Getuid() == 0 {
		if err := os.Chown(dir, nobody, nobody); err != nil {
			d.fatalf("give the compositor its folder: %v", err)
		}
	}
	c.Restart()
	return c
}

// Restart starts the compositor again, at the same place, after [Compositor.Stop].
func (c *Compositor) Restart() {
	c.d.t.Helper()
	c.process = c.d.Start(c.command("sway", "--config", filepath.Join(c.dir, "config")))
	c.d.Until("the compositor is there", func() bool {
		_, err := c.ask("-t", "get_version")
		return err == nil
	})
}

// Stop ends the compositor, as a crash would.
func (c *Compositor) Stop() {
	c.process.Kill()
	os.Remove(c.ipc)
	os.Remove(c.Socket)
	os.Remove(c.Socket + ".lock")
}

// Move moves the pointer by some pixels.
func (c *Compositor) Move(dx, dy int) { c.Tell(fmt.Sprintf("seat seat0 cursor move %d %d", dx, dy)) }

// OpenWindow opens a window, a terminal, and waits until it has the focus.
func (c *Compositor) OpenWindow(title string) {
	c.d.t.Helper()
	c.d.Start(c.command("foot", "--title", title, "--override", "locked-title=yes", "sleep", "1000"))
	c.d.Until(title+" is shown", func() bool {
		tree, err := c.ask("-t", "get_tree")
		return err == nil && strings.Contains(tree, fmt.Sprintf("%q", title))
	})
	c.Tell(fmt.Sprintf("[title=%q] focus", title))
}

// Tell gives the compositor a command, as described in sway(5).
func (c *Compositor) Tell(command string) {
	c.d.t.Helper()
	if out, err := c.ask(command); err != nil {
		c.d.fatalf("tell the compositor %q: %v\n%s", command, err, out)
	}
}

func (c *Compositor) ask(args ...string) (string, error) {
	out, err := c.command("swaymsg", append([]string{"--socket", c.ipc}, args...)...).CombinedOutput()
	return string(out), err
}

func (c *Compositor) command(name string, args ...string) *exec.Cmd {
	cmd := c.d.Command(name, args...)
	cmd.Dir = c.dir
	cmd.Env = append(cmd.Env, "HOME="+c.dir, "XDG_RUNTIME_DIR="+c.dir, "XDG_CONFIG_HOME="+c.dir, "XDG_CACHE_HOME="+c.dir,
		"WAYLAND_DISPLAY="+filepath.Base(c.Socket), "SWAYSOCK="+c.ipc,
		"WLR_BACKENDS=headless", "WLR_RENDERER=pixman", "WLR_LIBINPUT_NO_DEVICES=1")
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: nobody, Gid: nobody}}
	}
	return cmd
}
