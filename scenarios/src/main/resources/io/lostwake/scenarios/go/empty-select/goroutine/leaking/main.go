//lostwake:cause empty-select
//lostwake:title an empty select keeps a goroutine that was meant to live as long as its connection
//lostwake:proof wait
//lostwake:reads endpoint

package main

import "lostwake.scenarios/internal/serve"

type connection struct {
	peer  string
	inbox []string
}

func (c *connection) hold() {
	c.inbox = append(c.inbox, "welcome "+c.peer)
	select {} // lostwake:culprit
}

func accept(peer string) {
	c := &connection{peer: peer}
	go c.hold()
}

func main() {
	serve.Run(func() { accept("10.0.0.7") })
}
