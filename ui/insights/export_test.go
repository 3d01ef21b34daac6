package insights

import "github.com/unknot-app/unknot/ui/shell/page"

// Exports and Ranges are the lines of the page's menus.
func (p *Page) Exports() []page.Item { return p.exports() }

// Ranges are the lines of the menu of ranges.
func (p *Page) Ranges() []page.Item { return p.head.ranges() }
