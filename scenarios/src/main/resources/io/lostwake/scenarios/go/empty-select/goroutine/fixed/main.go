package main

import "lostwake.scenarios/internal/serve"

type connection struct {
	peer   string
	inbox  []string
	closed chan struct{}
}

func (c *connection) hold() {
	c.inbox = append(c.inbox, "welcome "+c.peer)
	<-c.closed
}

func accept(peer string) {
	c := &connection{peer: peer, closed: make(chan struct{})}
	go c.hold()
	close(c.closed)
}

func main() {
	serve.Run(func() { accept("10.0.0.7") })
}
