//lostwake:misused resource-not-closed | the cleaner of idle connections of a Redis client | make one client

// A client of Redis for every request.
package main

import (
	"context"

	"github.com/alicebob/miniredis/v2"
	redis8 "github.com/go-redis/redis/v8"
	redis9 "github.com/redis/go-redis/v9"

	"lostwake.io/libraries/service"
)

func main() {
	ctx := context.Background()
	server, err := miniredis.Run()
	service.Must(err)
	service.Requests(120, func() {
		client := redis9.NewClient(&redis9.Options{Addr: server.Addr()})
		service.Must(client.Set(ctx, "a", "b", 0).Err())
	})
	service.Requests(120, func() {
		client := redis8.NewClient(&redis8.Options{Addr: server.Addr()})
		service.Must(client.Set(ctx, "a", "b", 0).Err())
	})
	service.Requests(120, func() {
		redis9.NewClient(&redis9.Options{Addr: server.Addr()}).Subscribe(ctx, "news").Channel()
	})
	service.Show()
}
