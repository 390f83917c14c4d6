-- Links that can be read on paper: a page in the book, an address elsewhere.
local markup = require 'markup'
local M = {}

-- An address up to this many letters stands in the line, a longer one in a note.
local IN_LINE = 44
-- One that is longer than this nobody types: its site's name is told, and the code at the post's end leads to the link.
local TYPED = 72

--- The address as a reader types it.
function M.readable(target)
  local address = target:gsub('^mailto:', ''):gsub('^tel:', ''):gsub('^https?://', '')
  local bare = address:match('^([^/?#]+)/$')
  return bare or address
end

local function comparable(address)
  return (M.readable(address:lower():gsub('\u{200b}', '')):gsub('^www%.', ''):gsub('/$', ''))
end

local function is_external(target)
  return target:match('^https?://') or target:match('^mailto:') or target:match('^tel:')
end

local function within(link, state)
  local name = link.target:match('^doc:(.+)$') or (link.target:match('^#.') and state.key .. link.target)
  if not name then
    return link.content
  end
  local chapter, anchor = name:match('^([^#]+)#?(.*)$')
  return markup.call(('#xref(%s, %s)'):format(markup.quote(chapter), markup.quote(anchor)), link.content)
end

local function in_short(address)
  local site = #address > TYPED and address:match('^([^/?#]+)[/?#]')
  return site and site .. '/…' or address
end

local function address(target)
  local shown = markup.breakable(in_short(M.readable(target)))
  return markup.raw(('#address(%s, %s);'):format(markup.quote(target), markup.quote(shown)))
end

local function external(link)
  local result = markup.call(('#link(%s)'):format(markup.quote(link.target)), link.content)
  local place = link.attributes.place
  if place == 'heading' or comparable(markup.plain(link.content)) == comparable(link.target) then
    return result
  end
  if place == 'inline' or #in_short(M.readable(link.target)) <= IN_LINE then
    result:extend { pandoc.Space(), markup.raw('('), address(link.target), markup.raw(')') }
  else
    result:extend { markup.raw('#footnote['), address(link.target), markup.raw('];') }
  end
  return result
end

--- A link as the book prints it.
function M.link(link, state)
  if link.classes:includes('footnote-backref') or link.classes:includes('headerlink') then
    return {}
  end
  if is_external(link.target) then
    return external(link)
  end
  return within(link, state)
end

--- `element` with its links marked to stay where they are: a note within a note helps nobody.
function M.mark(element, place)
  return element:walk {
    Link = function(link)
      link.attributes.place = place
      return link
    end,
  }
end

--- A paragraph with the addresses that a heading's links lead to, or nothing. A heading itself stays short:
--- it is read out in lists of headings.
function M.below_heading(header)
  local found = pandoc.Inlines {}
  header.content:walk {
    Link = function(link)
      if is_external(link.target) and comparable(markup.plain(link.content)) ~= comparable(link.target) then
        if #found > 0 then
          found:extend { pandoc.LineBreak() }
        end
        found:insert(address(link.target))
      end
    end,
  }
  return #found > 0 and pandoc.Para(found) or nil
end

return M
