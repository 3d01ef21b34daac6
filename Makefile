# Unknot: two commands do everything on a Debian machine with Go and make:
#   make run    installs what is missing, builds both programs, starts Unknot
#   make test   installs what the tests need and runs them all

VERSION     := $(shell scripts/version)
BUILD       := build
RESIDENT    := $(BUILD)/unknot
WINDOW      := $(BUILD)/unknot-window
LDFLAGS     := -s -w
# The version comes from the tag, by scripts/version, and goes into both programs.
# Functions of the resident stand close together: that takes a third of a megabyte less.
RESIDENT_LDFLAGS := $(LDFLAGS) -funcalign=1 -X github.com/unknot-app/unknot/command.built=$(VERSION)
WINDOW_LDFLAGS   := $(LDFLAGS) -X main.built=$(VERSION)
# The resident speaks HTTP over a socket of its own alone: no HTTP/2, and no cryptography in assembly, nobody calls it.
# It waits most of the time, so it needs no inlining. Together that would take up 1.4 MB. And Go's memory manager need
# not be ready for heaps of gigabytes, which takes 1.4 MB of memory (scripts/overlay).
RESIDENT_FLAGS = -trimpath -tags nethttpomithttp2,purego -gcflags=all=-l $(shell scripts/overlay $(BUILD))
# One set of flags everywhere: Fyne's C parts take minutes to compile and are kept by flags.
WINDOW_TAGS := migrated_fynedo,no_emoji,no_metadata,release
UI          := ./ui/... ./cmd/unknot-window
PURE         = $(shell go list ./... | grep -v -e /ui -e /cmd/unknot-window -e /e2e)

# Properties try the same cases every time, so that a change is judged by nothing but itself;
# make test SEED=0 tries others.
SEED        := 1
PROPERTIES   = $(shell grep -rl pgregory.net/rapid --include=*_test.go . | xargs -n1 dirname | sort -u | sed 's|^\.|github.com/unknot-app/unknot|')

.PHONY: run build test test-pure test-ui test-e2e bench gallery pictures lint windows package clean packages test-packages

run: packages build
	@scripts/start $(RESIDENT)

build: $(RESIDENT) $(WINDOW)

# go build knows better than make what has changed.
.PHONY: $(RESIDENT) $(WINDOW)
$(RESIDENT):
	CGO_ENABLED=0 go build $(RESIDENT_FLAGS) -ldflags "$(RESIDENT_LDFLAGS)" -o $@ .
$(WINDOW):
	CGO_ENABLED=1 go build -trimpath -tags $(WINDOW_TAGS) -ldflags "$(WINDOW_LDFLAGS)" -o $@ ./cmd/unknot-window

packages:
	@scripts/packages build

test-packages:
	@scripts/packages build test

test: test-packages build lint test-pure test-ui test-e2e

test-pure:
	CGO_ENABLED=1 go test -race -timeout 20m $(filter-out $(PROPERTIES),$(PURE))
	CGO_ENABLED=1 go test -race -timeout 20m $(filter $(PROPERTIES),$(PURE)) -rapid.seed=$(SEED)

test-ui:
	CGO_ENABLED=0 go test -tags test,ci $(filter-out $(PROPERTIES),$(shell go list -tags test,ci $(UI)))
	CGO_ENABLED=0 go test -tags test,ci $(filter $(PROPERTIES),$(shell go list -tags test,ci $(UI))) -rapid.seed=$(SEED)

# The built programs on a real X display, with their own D-Bus, tray and notifications.
test-e2e: build
	CGO_ENABLED=0 go test -count=1 -tags e2e,test -timeout 20m ./ui/window -programs $(abspath $(BUILD))
	CGO_ENABLED=0 go test -count=1 -tags e2e -timeout 20m ./e2e -programs $(abspath $(BUILD))

bench: test-packages build
	@scripts/bench $(BUILD)

gallery:
	CGO_ENABLED=0 go run -tags test ./ui/gallery -out $(BUILD)/gallery

# The pictures of the README.
PICTURES := coach-hold-light coach-reps-dark coach-done-light reminder-light today-light settings-schedule-light firstrun-safety-light
pictures: gallery
	mkdir -p docs/pictures
	cp $(PICTURES:%=$(BUILD)/gallery/%.png) docs/pictures/

lint:
	@scripts/lint

# What can be built for Windows from here, with Debian's mingw-w64: both programs, and the
# resident twice, for shells (unknot.exe) and without a console (unknotw.exe).
WINDOWS := $(BUILD)/windows
windows:
	@scripts/packages windows
	packaging/windows/compile $(WINDOWS)

.PHONY: windows-programs
windows-programs:
	CGO_ENABLED=0 GOOS=windows GOARCH=amd64 go build $(RESIDENT_FLAGS) -ldflags "$(RESIDENT_LDFLAGS)" -o $(WINDOWS)/unknot.exe .
	CGO_ENABLED=0 GOOS=windows GOARCH=amd64 go build $(RESIDENT_FLAGS) -ldflags "$(RESIDENT_LDFLAGS) -H windowsgui" -o $(WINDOWS)/unknotw.exe .
	CGO_ENABLED=1 GOOS=windows GOARCH=amd64 CC=x86_64-w64-mingw32-gcc go build -trimpath -tags $(WINDOW_TAGS) \
		-ldflags "$(WINDOW_LDFLAGS) -H windowsgui" -o $(WINDOWS)/unknot-window.exe ./cmd/unknot-window

# Everything that people install, into dist/, with checksums.
package:
	@scripts/packages build windows package
	@packaging/build

clean:
	rm -rf $(BUILD) dist
