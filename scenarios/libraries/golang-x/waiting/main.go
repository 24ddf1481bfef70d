//lostwake:misused slow-wait | a caller that waits for another caller's call of singleflight | a time limit
//lostwake:misused slow-wait | a Group.Go that waits for a function of the group to end | a time limit

// Callers of errgroup, singleflight and rate that wait for a function which does not end.
package main

import (
	"context"
	"net"

	"golang.org/x/sync/errgroup"
	"golang.org/x/sync/semaphore"
	"golang.org/x/sync/singleflight"
	"golang.org/x/time/rate"

	"lostwake.io/libraries/service"
)

func main() {
	ctx, stop := context.WithCancel(context.Background())
	defer stop()
	silent, err := net.Listen("tcp", "127.0.0.1:0")
	service.Must(err)
	defer silent.Close()
	work := func() error {
		connection, err := net.Dial("tcp", silent.Addr().String())
		service.Must(err)
		_, err = connection.Read(make([]byte, 1))
		return err
	}
	var calls singleflight.Group
	service.Requests(3, func() {
		go calls.Do("key", func() (any, error) { return nil, work() })
		results := calls.DoChan("other", func() (any, error) { return nil, work() })
		go func() { <-results }()
	})
	var group errgroup.Group
	group.SetLimit(2)
	group.Go(work)
	group.Go(work)
	go group.Go(work)
	var waited errgroup.Group
	waited.Go(work)
	go waited.Wait()
	limit := rate.NewLimiter(rate.Every(1<<40), 1)
	go limit.Wait(ctx)
	go limit.Wait(ctx)
	permits := semaphore.NewWeighted(1)
	permits.Acquire(ctx, 1)
	go permits.Acquire(ctx, 1)
	service.ShowAfterAMinute()
}
