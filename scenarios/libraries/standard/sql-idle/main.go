//lostwake:go go1.21.13 go1.26.8 go1.27.4
//lostwake:expected the connection opener of a database pool
//lostwake:expected the connection cleaner of a database pool

// A pool of database/sql that has nothing to do.
package main

import (
	"database/sql"
	"time"

	"lostwake.io/libraries/service"
	"lostwake.io/libraries/standard/memory"
)

func main() {
	sql.Register("memory", memory.Driver{})
	db, err := sql.Open("memory", "")
	if err != nil {
		panic(err)
	}
	db.SetConnMaxLifetime(time.Hour)
	if _, err := db.Exec("insert"); err != nil {
		panic(err)
	}
	service.Show()
}
