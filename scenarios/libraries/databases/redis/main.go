//lostwake:expected an idle connection of a miniredis
//lostwake:expected the accept loop of a miniredis
//lostwake:expected the cleaner of idle connections of a Redis client
//lostwake:expected the health check of a Redis subscription
//lostwake:expected the publisher of a connection of a miniredis
//lostwake:expected the reader of a Redis subscription
//lostwake:expected the reader of a connection of a miniredis

// Clients of Redis that have nothing to do.
package main

import (
	"context"
	"time"

	"github.com/alicebob/miniredis/v2"
	redis8 "github.com/go-redis/redis/v8"
	"github.com/gomodule/redigo/redis"
	redis9 "github.com/redis/go-redis/v9"

	"lostwake.io/libraries/service"
)

func main() {
	ctx := context.Background()
	server, err := miniredis.Run()
	service.Must(err)

	client9 := redis9.NewClient(&redis9.Options{Addr: server.Addr(), MinIdleConns: 2})
	service.Must(client9.Set(ctx, "a", "b", 0).Err())
	messages9 := client9.Subscribe(ctx, "news")
	messages9.Channel()

	client8 := redis8.NewClient(&redis8.Options{Addr: server.Addr(), MinIdleConns: 2})
	service.Must(client8.Set(ctx, "a", "b", 0).Err())
	messages8 := client8.Subscribe(ctx, "news")
	messages8.Channel()

	pool := &redis.Pool{MaxIdle: 2, IdleTimeout: time.Minute, Dial: func() (redis.Conn, error) { return redis.Dial("tcp", server.Addr()) }}
	connection := pool.Get()
	_, err = connection.Do("GET", "a")
	service.Must(err)
	connection.Close()

	service.Show()
	messages9.Close()
	messages8.Close()
	pool.Close()
}
