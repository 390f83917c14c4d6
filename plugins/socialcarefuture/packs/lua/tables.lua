-- Tables: header rows that repeat, alignment, and what Typst needs to see whether one fits the page.
local links = require 'links'
local markup = require 'markup'
local M = {}

local SIDES = { AlignLeft = 'left', AlignRight = 'right', AlignCenter = 'center', AlignDefault = 'start' }

local function longest_word(cell, known)
  for word in markup.plain(pandoc.Blocks(cell.contents)):gmatch('%S+') do
    for piece in markup.breakable(word):gmatch('[^\u{200b}]+') do
      if (utf8.len(piece) or #piece) > (utf8.len(known) or #known) then
        known = piece
      end
    end
  end
  return known
end

local function side(cell, column)
  local own = SIDES[cell.alignment]
  return own ~= 'start' and own or SIDES[column[1]] or 'start'
end

local function write_cell(cell, column, is_head, write)
  -- A header row is printed again on every page: a note would come with it each time.
  local contents = is_head and links.mark(cell.contents, 'inline') or cell.contents
  return ('(body: [%s], colspan: %d, rowspan: %d, side: %s, head: %s)'):format(
    write(contents), cell.col_span, cell.row_span, side(cell, column), tostring(is_head))
end

-- A cell that spans rows fills its columns in the rows below too: `taken` counts those still to come.
local function place(row, taken)
  local columns, column = {}, 1
  for index, cell in ipairs(row.cells) do
    while (taken[column] or 0) > 0 do
      column = column + 1
    end
    columns[index] = column
    for offset = 0, cell.col_span - 1 do
      taken[column + offset] = cell.row_span
    end
    column = column + cell.col_span
  end
  for key, count in pairs(taken) do
    taken[key] = count - 1
  end
  return columns
end

local function write_rows(rows, head_columns, context)
  local written, taken = {}, {}
  for _, row in ipairs(rows) do
    local cells = {}
    for index, column in ipairs(place(row, taken)) do
      local cell = row.cells[index]
      if cell.col_span == 1 then
        context.words[column] = longest_word(cell, context.words[column] or '')
      end
      local spec = context.colspecs[column] or { 'AlignDefault' }
      table.insert(cells, write_cell(cell, spec, column <= head_columns, context.write))
    end
    table.insert(written, '(' .. table.concat(cells, ', ') .. ',)')
  end
  return written
end

local function list(items)
  return #items == 0 and '()' or '(' .. table.concat(items, ', ') .. ',)'
end

local function write_words(words, columns)
  local quoted = {}
  for column = 1, columns do
    quoted[column] = markup.quote(words[column] or '')
  end
  return list(quoted)
end

-- Every cell's Typst in one writing, which takes a millisecond to start: blocks go in, texts come out in order.
local function write_each(cells, write)
  local all, texts = pandoc.Blocks {}, {}
  for _, contents in ipairs(cells) do
    all:extend(pandoc.Blocks(contents))
    all:insert(markup.raw_block('\2'))
  end
  for text in (write(all) .. '\n'):gmatch('(.-)\2%s*') do
    table.insert(texts, (text:gsub('^%s+', ''):gsub('%s+$', '')))
  end
  return texts
end

--- A table as one call. `write` turns blocks into Typst; `nested` says that it lies within something else,
--- where no page of its own can be made for it; `lead` is the heading that may not be parted from it.
function M.table(element, write, nested, lead)
  local cells = {}
  local function later(contents)
    table.insert(cells, contents)
    return '\1' .. #cells .. '\1'
  end
  local context = { words = {}, colspecs = element.colspecs, write = later }
  local head = write_rows(element.head.rows, #element.colspecs, context)
  local body = {}
  for _, part in ipairs(element.bodies) do
    for _, rows in ipairs { part.head, part.body } do
      for _, row in ipairs(write_rows(rows, part.row_head_columns, context)) do
        table.insert(body, row)
      end
    end
  end
  for _, row in ipairs(write_rows(element.foot.rows, 0, context)) do
    table.insert(body, row)
  end
  local call = ('#data-table(columns: %d, head: %s, body: %s, words: %s, nested: %s)[%s][%s];'):format(
    #element.colspecs, list(head), list(body), write_words(context.words, #element.colspecs), tostring(nested),
    lead or '', later(element.caption.long or {}))
  local texts = write_each(cells, write)
  return markup.raw_block((call:gsub('\1(%d+)\1', function(number) return texts[tonumber(number)] end)))
end

return M
