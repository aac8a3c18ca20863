#include "core/report/quarter/changes_balance.h"

#include <algorithm>

namespace lx {

namespace {

template <class List> bool holds(const List& list, const std::string& text)
{
    return std::find(list.begin(), list.end(), text) != list.end();
}

/// Calls `each` with every id of two ascending lists, once, and its places in them (-1 = none).
template <class Each>
void merge_ids(const std::vector<std::int64_t>& one, const std::vector<std::int64_t>& other,
               Each each)
{
    std::size_t a = 0;
    std::size_t b = 0;
    while (a < one.size() || b < other.size()) {
        const bool first = a < one.size() && (b == other.size() || one[a] <= other[b]);
        const bool second = b < other.size() && (a == one.size() || other[b] <= one[a]);
        each(first ? one[a] : other[b], first ? static_cast<std::ptrdiff_t>(a) : -1,
             second ? static_cast<std::ptrdiff_t>(b) : -1);
        a += first ? 1 : 0;
        b += second ? 1 : 0;
    }
}

bool at(const std::vector<std::uint8_t>& flags, std::ptrdiff_t place)
{
    return place >= 0 && flags[static_cast<std::size_t>(place)] != 0;
}

/// By which means a unit came to be covered, or is no more.
std::string turned(const CoverageChangeDef& def, const SideRows& before, std::ptrdiff_t was,
                   const SideRows& after, std::ptrdiff_t is, bool won)
{
    std::string text;
    for (const CoverageChangeDef::Means& means : def.means) {
        const bool had = before.value(means.fact, was) == "是";
        const bool has = after.value(means.fact, is) == "是";
        if (had != has && has == won)
            text += (text.empty() ? "" : "、") + (won ? means.won : means.lost);
    }
    return text;
}

std::string or_none(const std::string& text)
{
    return text.empty() ? "未填" : text;
}

} // namespace

std::int64_t ChangeBalance::count(int sign) const
{
    std::int64_t sum = 0;
    for (const ChangeSection& section : sections)
        sum += section.sign == sign ? std::ssize(section.entries) : 0;
    return sum;
}

BalanceMaker::Pair BalanceMaker::pair(const std::string& ledger) const
{
    return {m_opening.ledgers.find(ledger)->second, m_closing.ledgers.find(ledger)->second,
            *m_facts.catalog().ledger(ledger)};
}

bool BalanceMaker::between(const std::string& day) const
{
    return !day.empty() && day > m_opening.day.iso() && day <= m_closing.day.iso();
}

std::string BalanceMaker::logged(const std::string& ledger, std::int64_t id,
                                 const std::string& field) const
{
    if (m_log == nullptr)
        return {};
    const auto rows = m_log->ledgers.find(ledger);
    if (rows == m_log->ledgers.end())
        return {};
    const auto row = rows->second.when.find(id);
    if (row == rows->second.when.end())
        return {};
    const auto moment = row->second.find(field);
    return moment == row->second.end() ? std::string() : moment->second.substr(0, 10);
}

void BalanceMaker::name(ChangeEntry& entry) const
{
    const Pair row = pair(entry.ledger);
    std::ptrdiff_t place = row.after.find(entry.id);
    const SideRows& rows = place >= 0 ? row.after : row.before;
    entry.gone = place < 0;
    if (entry.gone)
        place = row.before.find(entry.id);
    if (place < 0)
        return;
    entry.key = rows.keys[static_cast<std::size_t>(place)];
    entry.name = rows.names[static_cast<std::size_t>(place)];
}

void BalanceMaker::came(const ChangedLedgerDef& def, const Pair& row, ChangeEntry& entry,
                        bool& restored) const
{
    const ChangedLedgerDef::Start* start = nullptr;
    for (const ChangedLedgerDef::Start& one : def.started) {
        if (start == nullptr && between(row.after.value(one.field, row.at_after))) {
            start = &one;
            entry.date = row.after.value(one.field, row.at_after);
        }
    }
    const SpanDef& span = row.ledger.span;
    if (row.at_before < 0) {
        entry.why = start != nullptr ? start->say : "补录";
        if (start == nullptr)
            entry.date = logged(def.ledger, entry.id, "");
        return;
    }
    if (at(row.before.there, row.at_before)) {
        entry.why = "进入口径";
        return;
    }
    if (start != nullptr) {
        entry.why = start->say;
        return;
    }
    restored = std::any_of(span.ends.begin(), span.ends.end(), [&](const std::string& end) {
        return !row.before.value(end, row.at_before).empty();
    });
    const std::string& state = row.before.value(span.gone_field, row.at_before);
    restored = restored || (!span.gone_field.empty() && holds(span.gone_values, state));
    entry.why = restored ? "恢复" : "更正起止日期";
    for (const std::string& field : {span.end(), span.gone_field, span.start()})
        if (entry.date.empty() && !field.empty())
            entry.date = logged(def.ledger, entry.id, field);
}

void BalanceMaker::went(const ChangedLedgerDef& def, const Pair& row, ChangeEntry& entry) const
{
    const SpanDef& span = row.ledger.span;
    if (row.at_after < 0) {
        entry.why = "删除";
        entry.date = logged(def.ledger, entry.id, "");
        return;
    }
    if (at(row.after.there, row.at_after)) {
        entry.why = "退出口径";
        return;
    }
    for (const std::string& end : span.ends)
        if (entry.date.empty())
            entry.date = row.after.value(end, row.at_after);
    const std::string& reason = row.after.value(span.reason_field, row.at_after);
    const std::string& state = row.after.value(span.gone_field, row.at_after);
    const bool over = !span.gone_field.empty() && holds(span.gone_values, state);
    if (entry.date.empty() && !over) {
        entry.why = "更正起止日期";
        entry.date = logged(def.ledger, entry.id, span.start());
        return;
    }
    if (entry.date.empty())
        entry.date = logged(def.ledger, entry.id, span.gone_field);
    const bool given = !reason.empty() && (span.reasons.empty() || holds(span.reasons, reason));
    entry.why = given ? reason : over ? state : def.ended;
}

bool BalanceMaker::differs(const WatchedDef& watched, const Pair& row, ChangeEntry& entry) const
{
    entry.before = row.before.value(watched.fact, row.at_before);
    entry.after = row.after.value(watched.fact, row.at_after);
    const std::string& dated = row.after.value(watched.dated, row.at_after);
    const auto refs = row.after.refs.find(watched.fact);
    bool other = entry.before != entry.after;
    if (refs != row.after.refs.end())
        other = refs->second[static_cast<std::size_t>(row.at_after)] !=
                row.before.refs.find(watched.fact)->second[static_cast<std::size_t>(row.at_before)];
    if (watched.newer) {
        const auto& starts = row.ledger.span.starts;
        other = entry.after > entry.before &&
                std::none_of(starts.begin(), starts.end(), [&](const std::string& start) {
                    return row.after.value(start, row.at_after) == entry.after;
                });
    }
    if (watched.by_date && between(dated))
        other = other || dated != row.before.value(watched.dated, row.at_before);
    if (!other)
        return false;
    entry.date = between(dated) ? dated : logged(entry.ledger, entry.id, watched.fact);
    if (entry.date.empty())
        entry.date = dated;
    return true;
}

ChangeBalance BalanceMaker::balance(const ChangedLedgerDef& def)
{
    ChangeBalance made{def.key, def.name, def.measure, def.ledger, 0, 0, {}};
    made.sections = {
        {"added", "新增", 1, {}}, {"restored", "恢复", 1, {}}, {"removed", def.ended, -1, {}}};
    constexpr std::size_t first_watched = 3;
    for (const WatchedDef& watched : def.watched)
        made.sections.push_back({watched.key, watched.name, 0, {}});
    Pair row = pair(def.ledger);
    merge_ids(row.before.ids, row.after.ids,
              [&](std::int64_t id, std::ptrdiff_t before, std::ptrdiff_t after) {
                  row.at_before = before;
                  row.at_after = after;
                  const bool was = at(row.before.counted, before);
                  const bool is = at(row.after.counted, after);
                  made.opening += was ? 1 : 0;
                  made.closing += is ? 1 : 0;
                  ChangeEntry entry;
                  entry.ledger = def.ledger;
                  entry.id = id;
                  if (was && is) {
                      for (std::size_t i = 0; i < def.watched.size(); ++i) {
                          ChangeEntry one = entry;
                          if (!differs(def.watched[i], row, one))
                              continue;
                          name(one);
                          made.sections[first_watched + i].entries.push_back(std::move(one));
                      }
                      return;
                  }
                  if (!was && !is)
                      return;
                  bool restored = false;
                  if (is)
                      came(def, row, entry, restored);
                  else
                      went(def, row, entry);
                  name(entry);
                  m_moved[{def.ledger, id}] = entry.why;
                  made.sections[is ? (restored ? 1 : 0) : 2].entries.push_back(std::move(entry));
              });
    return made;
}

std::vector<ChangeBalance> BalanceMaker::ledgers()
{
    std::vector<ChangeBalance> made;
    for (const ChangedLedgerDef& def : m_def.ledgers)
        made.push_back(balance(def));
    return made;
}

std::vector<ChangeBalance> BalanceMaker::coverage()
{
    std::vector<ChangeBalance> made;
    for (const CoverageChangeDef& def : m_def.coverage) {
        ChangeBalance balance{def.key, def.name, "家", "unit", 0, 0, {}};
        balance.sections = {{"won", "新覆盖", 1, {}}, {"lost", "失去覆盖", -1, {}}};
        const Pair row = pair("unit");
        merge_ids(row.before.ids, row.after.ids,
                  [&](std::int64_t id, std::ptrdiff_t before, std::ptrdiff_t after) {
                      const bool was = at(row.before.counted, before) &&
                                       row.before.value(def.fact, before) == "是";
                      const bool is =
                          at(row.after.counted, after) && row.after.value(def.fact, after) == "是";
                      balance.opening += was ? 1 : 0;
                      balance.closing += is ? 1 : 0;
                      if (was == is)
                          return;
                      ChangeEntry entry;
                      entry.ledger = "unit";
                      entry.id = id;
                      name(entry);
                      entry.before = row.before.value("covering", before);
                      entry.after = row.after.value("covering", after);
                      entry.why = turned(def, row.before, before, row.after, after, is);
                      if (const auto moved = m_moved.find({"unit", id}); moved != m_moved.end())
                          entry.why = moved->second;
                      balance.sections[is ? 0 : 1].entries.push_back(std::move(entry));
                  });
        made.push_back(std::move(balance));
    }
    return made;
}

std::string BalanceMaker::why(const std::string& ledger, std::int64_t id) const
{
    if (const auto moved = m_moved.find({ledger, id}); moved != m_moved.end())
        return moved->second;
    const auto def = std::find_if(m_def.ledgers.begin(), m_def.ledgers.end(),
                                  [&](const auto& one) { return one.ledger == ledger; });
    Pair row = pair(ledger);
    row.at_before = row.before.find(id);
    row.at_after = row.after.find(id);
    if (row.at_before < 0 || row.at_after < 0)
        return row.at_after >= 0 ? "新增" : "删除";
    std::string text;
    const auto say = [&](const std::string& name, const std::string& before,
                         const std::string& after) {
        text += (text.empty() ? "" : "；") + name + "：" + or_none(before) + "→" + or_none(after);
    };
    if (def == m_def.ledgers.end())
        return text;
    for (const WatchedDef& watched : def->watched) {
        ChangeEntry entry;
        entry.ledger = ledger;
        entry.id = id;
        if (differs(watched, row, entry))
            say(watched.name, entry.before, entry.after);
    }
    for (const std::string& fact : def->told) {
        const std::string& before = row.before.value(fact, row.at_before);
        const std::string& after = row.after.value(fact, row.at_after);
        if (before == after)
            continue;
        const FactDef* of = m_facts.find(ledger, fact);
        say(of != nullptr ? of->title : "覆盖党组织", before, after);
    }
    return text;
}

} // namespace lx
