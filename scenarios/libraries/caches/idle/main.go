//lostwake:expected an idle worker of an ants pool
//lostwake:expected the admission policy of a Ristretto cache
//lostwake:expected the cleaner of a BigCache
//lostwake:expected the clock of an ants pool
//lostwake:expected the event reader of a file watcher
//lostwake:expected the executor of gocron
//lostwake:expected the expiration of a ttlcache
//lostwake:expected the janitor of a go-cache
//lostwake:expected the owner of the watch on a configuration file
//lostwake:expected the schedule of a cron
//lostwake:expected the scheduler of gocron
//lostwake:expected the timer of an ants pool that ends idle workers
//lostwake:expected the timer of an expirable LRU cache
//lostwake:expected the watch on a configuration file
//lostwake:expected the worker of a Ristretto cache

// Caches, pools and schedulers that have nothing to do.
package main

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/allegro/bigcache/v3"
	"github.com/dgraph-io/ristretto/v2"
	"github.com/go-co-op/gocron/v2"
	"github.com/hashicorp/golang-lru/v2/expirable"
	"github.com/jellydator/ttlcache/v3"
	"github.com/panjf2000/ants/v2"
	gocache "github.com/patrickmn/go-cache"
	"github.com/robfig/cron/v3"
	"github.com/spf13/viper"

	"lostwake.io/libraries/service"
)

func main() {
	big, err := bigcache.New(context.Background(), bigcache.DefaultConfig(time.Hour))
	service.Must(err)
	defer big.Close()

	fast, err := ristretto.NewCache(&ristretto.Config[string, string]{NumCounters: 1000, MaxCost: 100, BufferItems: 64})
	service.Must(err)
	defer fast.Close()

	recent := expirable.NewLRU[string, string](10, nil, time.Hour)
	recent.Add("a", "b")

	expiring := ttlcache.New(ttlcache.WithTTL[string, string](time.Hour))
	go expiring.Start()
	defer expiring.Stop()

	simple := gocache.New(time.Hour, time.Hour)
	simple.SetDefault("a", "b")

	workers, err := ants.NewPool(10)
	service.Must(err)
	defer workers.Release()
	for i := 0; i < 5; i++ {
		service.Must(workers.Submit(func() { time.Sleep(time.Millisecond) }))
	}

	table := cron.New()
	table.AddFunc("@daily", func() {})
	table.Start()
	defer table.Stop()

	scheduler, err := gocron.NewScheduler()
	service.Must(err)
	_, err = scheduler.NewJob(gocron.DurationJob(time.Hour), gocron.NewTask(func() {}))
	service.Must(err)
	scheduler.Start()

	directory, err := os.MkdirTemp("", "configuration")
	service.Must(err)
	defer os.RemoveAll(directory)
	file := filepath.Join(directory, "service.yaml")
	service.Must(os.WriteFile(file, []byte("port: 80\n"), 0o600))
	viper.SetConfigFile(file)
	service.Must(viper.ReadInConfig())
	viper.WatchConfig()

	service.Show()
	simple.Flush()
	recent.Purge()
}
