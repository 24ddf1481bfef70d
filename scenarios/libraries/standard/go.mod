module lostwake.io/libraries/standard

go 1.21

require lostwake.io/libraries/service v0.0.0

replace lostwake.io/libraries/service => ../service
