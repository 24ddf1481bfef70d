package main

import (
	"context"

	"lostwake.scenarios/internal/serve"
)

type session struct {
	user   string
	notes  []string
	logout context.CancelFunc
}

func (s *session) awaitDone(ctx context.Context) {
	<-ctx.Done()
	s.notes = nil
}

func login(user string) *session {
	s := &session{user: user, notes: []string{"hello"}}
	ctx, cancel := context.WithCancel(context.Background())
	s.logout = cancel
	go s.awaitDone(ctx)
	return s
}

func main() {
	serve.Run(func() { login("anna").logout() })
}
