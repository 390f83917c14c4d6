-- Headings below the chapter's own, without a skipped level, whatever levels the text used.
local M = {}

local DEEPEST = 6

--- The document with its headings moved so that the highest is `base` and none is more than one below the last.
function M.levelled(doc, base)
  local open = {}
  return doc:walk {
    Header = function(header)
      while #open > 0 and open[#open] >= header.level do
        table.remove(open)
      end
      table.insert(open, header.level)
      header.level = math.min(base + #open - 1, DEEPEST)
      return header
    end,
  }
end

return M
