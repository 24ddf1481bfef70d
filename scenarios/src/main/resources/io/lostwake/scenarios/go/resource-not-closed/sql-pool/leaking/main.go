//lostwake:cause resource-not-closed
//lostwake:title rows that nobody closes have taken the whole pool, and every caller waits for a connection
//lostwake:proof none
//lostwake:reads endpoint
//lostwake:fix close the rows

package main

import (
	"database/sql"
	"log"

	_ "lostwake.scenarios/internal/memorydb"
	"lostwake.scenarios/internal/serve"
)

type customers struct{ db *sql.DB }

func (c *customers) exists() bool {
	rows, err := c.db.Query("select id from customer") // lostwake:culprit
	if err != nil {
		return false
	}
	return rows.Next()
}

func main() {
	db, err := sql.Open("memory", "")
	if err != nil {
		log.Fatal(err)
	}
	db.SetMaxOpenConns(2)
	c := &customers{db: db}
	c.exists()
	c.exists()
	serve.Run(func() { go c.exists() })
}
