package journal

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"
	"sync/atomic"

	"modernc.org/sqlite"
)

// openAt opens the database file at path, which must be there.
func openAt(path string) (*sql.DB, error) { return open(locator(path), "rw") }

// openMemory opens a new database in memory. It lives as long as its connection.
func openMemory() (*sql.DB, error) {
	db, err := open("file:journal", "memory")
	if err != nil {
		return nil, err
	}
	if err := migrate(db); err != nil {
		return nil, errors.Join(err, db.Close())
	}
	return db, nil
}

// open opens a database on a single connection, tuned to hold little memory: a cache
// of 64 kB, which holds the pages of a day, and no mapping of the file. A mode of "rw" leaves
// it to the caller to make the file, with the right permissions.
func open(locator, mode string) (*sql.DB, error) {
	options := url.Values{"mode": {mode}, "_pragma": {
		"busy_timeout(2000)",
		"synchronous(normal)", // safe against a crash; a power cut may take the last second
		"foreign_keys(on)",
		"cache_size(-64)",
		"mmap_size(0)",
		"temp_store(memory)",
		"wal_autocheckpoint(64)",
		"journal_size_limit(262144)",
	}}
	base, err := sqlite.NewConnector(locator + "?" + options.Encode())
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(&connector{Connector: base})
	db.SetMaxOpenConns(1)
	db.SetMaxIdleConns(1)
	return db, nil
}

func locator(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") && filepath.VolumeName(path) != "" {
		path = "/" + path
	}
	return "file:" + (&url.URL{Path: path}).EscapedPath()
}

// connector opens the connections of one database. Whoever opens the first checks the file
// in full; at each later one the file may have been exchanged meanwhile, so its mark and
// schema are looked at again.
type connector struct {
	driver.Connector
	again atomic.Bool
}

func (c *connector) Connect(ctx context.Context) (driver.Conn, error) {
	conn, err := c.Connector.Connect(ctx)
	if err != nil || !c.again.Swap(true) {
		return conn, err
	}
	if err := recognize(ctx, conn); err != nil {
		return nil, errors.Join(err, conn.Close())
	}
	return conn, nil
}

// recognize looks whether a connection leads to a journal of this schema.
func recognize(ctx context.Context, conn driver.Conn) error {
	rows, err := conn.(driver.QueryerContext).QueryContext(ctx, "SELECT * FROM pragma_application_id, pragma_user_version", nil)
	if err != nil {
		return fmt.Errorf("look at the journal again: %w", err)
	}
	defer rows.Close()
	found := make([]driver.Value, 2)
	if err := rows.Next(found); err != nil {
		return fmt.Errorf("look at the journal again: %w", err)
	}
	latest, err := latestVersion()
	if err != nil {
		return err
	}
	if found[0] != int64(applicationID) || found[1] != int64(latest) {
		return foreign()
	}
	return nil
}
