-- Footnotes: Markdown's list at the end of the text becomes notes at the foot of the page.
local links = require 'links'
local M = {}

local function without_backref(blocks)
  return pandoc.Blocks(blocks):walk {
    Inlines = function(inlines)
      local kept = inlines:filter(function(inline)
        return not (inline.t == 'Link' and inline.classes:includes('footnote-backref'))
      end)
      if #kept == #inlines then
        return nil
      end
      -- Markdown puts a space that does not break before the way back.
      local last = kept[#kept]
      if last and last.t == 'Str' then
        last.text = last.text:gsub('\u{a0}+$', '')
        kept[#kept] = last
      end
      return kept
    end,
  }
end

local function keep(list, found)
  for _, item in ipairs(list.content) do
    local first = item[1]
    if first and first.t == 'Div' and first.identifier ~= '' then
      local content = pandoc.Blocks(first.content)
      content:extend { table.unpack(item, 2) }
      found[first.identifier] = links.mark(without_backref(content), 'inline')
    end
  end
end

--- The document without its list of notes, and the notes by their names.
function M.take(doc)
  local found = {}
  local rest = doc:walk {
    Div = function(div)
      if not div.classes:includes('footnote') then
        return nil
      end
      for _, block in ipairs(div.content) do
        if block.t == 'OrderedList' then
          keep(block, found)
        end
      end
      return {}
    end,
  }
  return rest, found
end

--- The name of the note that a raised number points to, or nothing.
function M.named(superscript)
  local link = superscript.content[1]
  if #superscript.content == 1 and link.t == 'Link' and link.classes:includes('footnote-ref') then
    return link.target:match('^#(.+)$')
  end
end

return M
