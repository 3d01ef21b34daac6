#!/bin/sh
# Installs Unknot for you alone, without root: ./install.sh [--no-autostart] [--no-start]
#
# It goes into ~/.local, where the menu, the shells and `man` look. Run again, also from a
# newer version, it replaces what it installed and leaves your settings and journal alone.
# ~/.local/lib/unknot/uninstall.sh takes it away again.
set -eu
umask 022

autostart=yes
start=yes
for option in "$@"; do
	case $option in
	--no-autostart) autostart=no ;;
	--no-start) start=no ;;
	-h | --help)
		sed -n '2,6s/^# \{0,1\}//p' "$0"
		exit 0
		;;
	*)
		echo "install.sh takes --no-autostart and --no-start, not $option" >&2
		exit 2
		;;
	esac
done
if [ -z "${HOME:-}" ] || [ ! -w "$HOME" ]; then
	echo "Your home folder (${HOME:-HOME is empty}) can't be written to, so Unknot can't be installed there." >&2
	exit 1
fi

here=$(cd "$(dirname "$0")" && pwd)
id=io.github.unknot_app.unknot
local=$HOME/.local
share=${XDG_DATA_HOME:-$local/share}
logins=${XDG_CONFIG_HOME:-$HOME/.config}/autostart
library=$local/lib/unknot
unknot=$local/bin/unknot
list=$library/installed
new=$(mktemp)
trap 'rm -f "$new"' EXIT

# put FILE PLACE MODE: a running program is replaced, not overwritten.
put() {
	mkdir -p "$(dirname "$2")"
	cp "$1" "$2.new"
	chmod "$3" "$2.new"
	mv -f "$2.new" "$2"
	printf '%s\n' "$2" >>"$new"
}

# In menu entries the program is named whole: not every desktop has ~/.local/bin on its path.
quoted=\"$(printf '%s' "$unknot" | sed 's/[\\"`$]/\\&/g' | sed 's/\\/\\\\/g')\"
entry() {
	mkdir -p "$(dirname "$2")"
	U=$quoted T=$unknot awk '
		index($0, "Exec=unknot") == 1 { print "Exec=" ENVIRON["U"] substr($0, 12); next }
		index($0, "TryExec=unknot") == 1 { print "TryExec=" ENVIRON["T"]; next }
		{ print }' "$1" >"$2.new"
	mv -f "$2.new" "$2"
	printf '%s\n' "$2" >>"$new"
}

before=
if [ -x "$library/unknot" ]; then
	before=$("$library/unknot" version 2>/dev/null | sed -n '1s/^unknot \([^,]*\).*/\1/p') || before=
fi

put "$here/files/lib/unknot/unknot" "$library/unknot" 755
put "$here/files/lib/unknot/unknot-window" "$library/unknot-window" 755
put "$here/uninstall.sh" "$library/uninstall.sh" 755
mkdir -p "$local/bin"
ln -sfn ../lib/unknot/unknot "$unknot"
printf '%s\n' "$unknot" >>"$new"
(cd "$here/files/share" && find . -type f ! -path './applications/*') | while IFS= read -r file; do
	put "$here/files/share/$file" "$share/${file#./}" 644
done
entry "$here/files/share/applications/$id.desktop" "$share/applications/$id.desktop"
# What was chosen stays so: an entry that is there but switched off, and after an upgrade none.
at_login=$logins/$id.desktop
if [ "$autostart" = no ]; then
	rm -f "$at_login"
elif [ -z "$before" ] && [ ! -e "$at_login" ]; then
	entry "$here/autostart.desktop" "$at_login"
elif [ -e "$at_login" ]; then
	printf '%s\n' "$at_login" >>"$new"
fi

# What an older version installed and this one does not.
if [ -f "$list" ]; then
	while IFS= read -r file; do
		grep -qxF "$file" "$new" || rm -f "$file"
	done <"$list"
fi
printf '%s\n' "$list" >>"$new"
cp "$new" "$list"

if command -v gtk-update-icon-cache >/dev/null && [ -f "$share/icons/hicolor/icon-theme.cache" ]; then
	gtk-update-icon-cache -q -t -f "$share/icons/hicolor" 2>/dev/null || true
fi

version=$("$library/unknot" version | sed -n '1s/^unknot \([^,]*\).*/\1/p')
if [ -z "$before" ]; then
	echo "Unknot $version is installed. It is in your menu, and in the tray after the next login."
else
	echo "Unknot $before was replaced by $version. Your settings and your journal are as they were."
fi
if missing=$(ldd "$library/unknot-window" 2>/dev/null | sed -n 's/^[[:space:]]*\(.*\) => not found$/\1/p') && [ -n "$missing" ]; then
	echo "Its windows lack a library of your system, which its packages bring along: $(printf %s "$missing" | tr '\n' ' ')."
	echo "Without it there are notifications, and sessions in the terminal: unknot coach --text"
fi
case :$PATH: in
*:"$local/bin":*) ;;
*) echo "To type unknot in a terminal, add $local/bin to your PATH." ;;
esac

# One that runs is the old one until it ends; a session is not disturbed.
if "$unknot" status --json >"$new" 2>/dev/null; then
	if grep -q '"state": *"session"' "$new"; then
		echo "A session is running. The new version comes with the next login, or by: unknot quit, then unknot"
		exit 0
	fi
	"$unknot" quit 2>/dev/null || true
elif [ "$start" = no ] || [ -z "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
	exit 0
fi
if command -v setsid >/dev/null; then
	setsid "$unknot" --quiet </dev/null >/dev/null 2>&1 &
else
	nohup "$unknot" --quiet </dev/null >/dev/null 2>&1 &
fi
echo "It was started: look for it in the tray."
