package main

import (
	"database/sql"
	"log"

	_ "lostwake.scenarios/internal/memorydb"
	"lostwake.scenarios/internal/serve"
)

type customers struct{ db *sql.DB }

func (c *customers) exists() bool {
	rows, err := c.db.Query("select id from customer")
	if err != nil {
		return false
	}
	defer rows.Close()
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
