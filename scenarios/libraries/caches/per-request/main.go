//lostwake:misused contract-not-kept | the schedule of a cron | make one Cron
//lostwake:misused contract-not-kept | the timer of an ants pool | make one pool
//lostwake:misused contract-not-kept | the cleaner of a BigCache | make one cache
//lostwake:misused contract-not-kept | the worker of a Ristretto cache | make one cache
//lostwake:misused contract-not-kept | the timer of an expirable LRU cache | make one cache
//lostwake:misused contract-not-kept | the expiration of a ttlcache | make one cache
//lostwake:misused contract-not-kept | a Ticker of backoff | call Stop

// Caches and schedulers for every request, none of which is stopped.
package main

import (
	"context"
	"time"

	"github.com/allegro/bigcache/v3"
	"github.com/cenkalti/backoff/v4"
	"github.com/dgraph-io/ristretto/v2"
	"github.com/hashicorp/golang-lru/v2/expirable"
	"github.com/jellydator/ttlcache/v3"
	"github.com/panjf2000/ants/v2"
	"github.com/robfig/cron/v3"

	"lostwake.io/libraries/service"
)

func main() {
	service.Requests(120, func() {
		table := cron.New()
		table.AddFunc("@daily", func() {})
		table.Start()
	})
	service.Requests(120, func() {
		expiring := ttlcache.New(ttlcache.WithTTL[string, string](time.Hour))
		go expiring.Start()
	})
	service.Requests(120, func() {
		expirable.NewLRU[string, string](10, nil, time.Hour).Add("a", "b")
	})
	service.Requests(120, func() {
		_, err := ristretto.NewCache(&ristretto.Config[string, string]{NumCounters: 10, MaxCost: 10, BufferItems: 64})
		service.Must(err)
	})
	service.Requests(120, func() {
		_, err := bigcache.New(context.Background(), bigcache.Config{Shards: 2, LifeWindow: time.Hour, CleanWindow: time.Hour})
		service.Must(err)
	})
	service.Requests(120, func() {
		workers, err := ants.NewPool(10)
		service.Must(err)
		service.Must(workers.Submit(func() {}))
	})
	service.Requests(120, func() {
		attempts := backoff.NewTicker(backoff.NewConstantBackOff(time.Hour))
		<-attempts.C
	})
	service.Show()
}
