#!/bin/sh
# Takes away what install.sh installed: uninstall.sh [--purge]
#
# Your settings and your journal stay, for the next time; --purge deletes them as well.
set -eu

purge=no
case ${1:-} in
'') ;;
--purge) purge=yes ;;
-h | --help)
	sed -n '2,4s/^# \{0,1\}//p' "$0"
	exit 0
	;;
*)
	echo "uninstall.sh takes --purge, not $1" >&2
	exit 2
	;;
esac

library=$HOME/.local/lib/unknot
list=$library/installed
data=${XDG_DATA_HOME:-$HOME/.local/share}
config=${XDG_CONFIG_HOME:-$HOME/.config}
state=${XDG_STATE_HOME:-$HOME/.local/state}

if [ -f "$list" ]; then
	"$library/unknot" quit 2>/dev/null || true
	copy=$(mktemp)
	trap 'rm -f "$copy"' EXIT
	cp "$list" "$copy"
	while IFS= read -r file; do
		rm -f "$file"
	done <"$copy"
	# The folders that are empty now, as far as home.
	while IFS= read -r file; do
		folder=$(dirname "$file")
		while [ "$folder" != "$HOME" ] && [ "$folder" != / ] && rmdir "$folder" 2>/dev/null; do
			folder=$(dirname "$folder")
		done
	done <"$copy"
	# Settings writes an entry of its own.
	rm -f "$config/autostart/io.github.unknot_app.unknot.desktop"
	rmdir "$config/autostart" 2>/dev/null || true
	echo "Unknot is gone."
else
	echo "Unknot is not installed in $HOME/.local; nothing was taken away."
fi

if [ "$purge" = yes ]; then
	rm -rf "${config:?}/unknot" "${data:?}/unknot" "${state:?}/unknot" "$config/fyne/io.github.unknot_app.unknot"
	rmdir "$config/fyne" 2>/dev/null || true # of the toolkit of the windows
	if [ -n "${XDG_RUNTIME_DIR:-}" ]; then
		rm -rf "$XDG_RUNTIME_DIR/unknot"
	fi
	echo "Your settings, journal, packs and logs are deleted."
else
	for folder in "$config/unknot" "$data/unknot" "$state/unknot"; do
		if [ -d "$folder" ]; then
			echo "Kept: $folder"
		fi
	done
fi
