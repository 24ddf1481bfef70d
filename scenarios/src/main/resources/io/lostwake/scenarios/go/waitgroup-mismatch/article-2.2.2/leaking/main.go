//lostwake:cause waitgroup-mismatch
//lostwake:title six are added for every goroutine and each is done once, so main waits forever and the process ends
//lostwake:article 2.2.2
//lostwake:proof fatal
//lostwake:reads stderr

package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := 0; i < 5; i++ {
		wg.Add(6)
		go func(x int) {
			defer wg.Done()
			fmt.Println("goroutine: ", x)
		}(i)
	}
	wg.Wait() // lostwake:culprit
}
