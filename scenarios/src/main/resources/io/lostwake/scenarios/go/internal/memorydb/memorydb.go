// Package memorydb is a database/sql driver named "memory" that answers every query with the same three rows, and whose
// transactions change nothing.
package memorydb

import (
	"database/sql"
	"database/sql/driver"
	"errors"
	"io"
)

func init() {
	sql.Register("memory", memory{})
}

type memory struct{}

func (memory) Open(string) (driver.Conn, error) { return &connection{}, nil }

type connection struct{}

func (c *connection) Prepare(query string) (driver.Stmt, error) { return &statement{}, nil }
func (c *connection) Close() error                              { return nil }
func (c *connection) Begin() (driver.Tx, error)                 { return transaction{}, nil }

type transaction struct{}

func (transaction) Commit() error   { return nil }
func (transaction) Rollback() error { return nil }

type statement struct{}

func (s *statement) Close() error  { return nil }
func (s *statement) NumInput() int { return -1 }
func (s *statement) Exec([]driver.Value) (driver.Result, error) {
	return nil, errors.New("memorydb is read only")
}
func (s *statement) Query([]driver.Value) (driver.Rows, error) { return &rows{left: 3}, nil }

type rows struct{ left int64 }

func (r *rows) Columns() []string { return []string{"id"} }
func (r *rows) Close() error      { return nil }
func (r *rows) Next(values []driver.Value) error {
	if r.left == 0 {
		return io.EOF
	}
	values[0] = r.left
	r.left--
	return nil
}
