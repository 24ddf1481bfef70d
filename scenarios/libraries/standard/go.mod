module lostwake.io/libraries/standard

go 1.21
