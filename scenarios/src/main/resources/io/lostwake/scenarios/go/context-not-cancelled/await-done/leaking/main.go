//lostwake:cause context-not-cancelled
//lostwake:title a session waits for the end of a context whose cancel function nobody kept
//lostwake:proof runtime
//lostwake:reads endpoint

package main

import (
	"context"

	"lostwake.scenarios/internal/serve"
)

type session struct {
	user  string
	notes []string
}

func (s *session) awaitDone(ctx context.Context) {
	<-ctx.Done() // lostwake:culprit
	s.notes = nil
}

func login(user string) *session {
	s := &session{user: user, notes: []string{"hello"}}
	ctx, _ := context.WithCancel(context.Background())
	go s.awaitDone(ctx)
	return s
}

func main() {
	serve.Run(func() { login("anna") })
}
