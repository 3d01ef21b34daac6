package journal

import (
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
)

// SaveState keeps value, as JSON, under a key: the resident's checkpoint. A value
// saved before under the key is replaced.
func (j *Journal) SaveState(key string, value any) error {
	text, err := json.Marshal(value)
	if err != nil {
		return fmt.Errorf("save the state %q in the journal: %w", key, err)
	}
	saved := j.now().UnixMilli()
	return j.change(write{key: "state " + key, run: func(tx *sql.Tx) error {
		_, err := tx.Exec(`INSERT INTO state (key, value, saved_ms) VALUES (?, ?, ?)
			ON CONFLICT (key) DO UPDATE SET value = excluded.value, saved_ms = excluded.saved_ms`, key, string(text), saved)
		if err != nil {
			return fmt.Errorf("save the state %q in the journal: %w", key, err)
		}
		return nil
	}})
}

// LoadState reads the value under a key into the variable that into points to, and
// reports whether there was one.
func (j *Journal) LoadState(key string, into any) (bool, error) {
	var text string
	err := j.query(func(db *sql.DB) error {
		return db.QueryRow("SELECT value FROM state WHERE key = ?", key).Scan(&text)
	})
	if errors.Is(err, sql.ErrNoRows) {
		return false, nil
	}
	if err == nil {
		err = json.Unmarshal([]byte(text), into)
	}
	if err != nil {
		return false, fmt.Errorf("load the state %q from the journal: %w", key, err)
	}
	return true, nil
}
