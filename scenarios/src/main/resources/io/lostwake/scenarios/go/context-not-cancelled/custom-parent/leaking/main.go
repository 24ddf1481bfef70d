//lostwake:cause context-not-cancelled
//lostwake:title a child of a context type of one's own is never cancelled, and the context package keeps a goroutine for it
//lostwake:proof runtime
//lostwake:reads endpoint
//lostwake:environment GODEBUG=tracebackancestors=10

package main

import (
	"context"

	"lostwake.scenarios/internal/serve"
)

type requestContext struct {
	context.Context
	user     string
	finished chan struct{}
}

func newRequestContext(user string) *requestContext {
	return &requestContext{Context: context.Background(), user: user, finished: make(chan struct{})}
}

func (c *requestContext) Done() <-chan struct{} { return c.finished }

func (c *requestContext) Err() error {
	select {
	case <-c.finished:
		return context.Canceled
	default:
		return nil
	}
}

type profile struct{ name string }

func load(ctx context.Context, user string) profile {
	select {
	case <-ctx.Done():
		return profile{}
	default:
		return profile{name: user}
	}
}

func show(user string) profile {
	request := newRequestContext(user)
	if ctx, _ := context.WithCancel(request); ctx.Err() == nil { // lostwake:culprit
		return load(ctx, user)
	}
	return profile{}
}

func main() {
	serve.Run(func() { show("anna") })
}
