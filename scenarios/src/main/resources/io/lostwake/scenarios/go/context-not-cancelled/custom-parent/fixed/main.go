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
	if ctx, cancel := context.WithCancel(request); ctx.Err() == nil {
		defer cancel()
		return load(ctx, user)
	}
	return profile{}
}

func main() {
	serve.Run(func() { show("anna") })
}
