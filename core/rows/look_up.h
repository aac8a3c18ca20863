#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/pinyin.h"
#include "core/base/result.h"
#include "core/store/ledger_store.h"

namespace lx {

/// How well a name goes with what was typed, best first.
enum class NameFit : std::uint8_t
{
    Begins,         ///< the name or its pinyin initials begin with it
    InitialsInside, ///< its initials hold it further on
    Inside,         ///< the name holds it further on
    Elsewhere       ///< nothing of the name
};

struct NameMatch
{
    NameFit fit = NameFit::Elsewhere;
    /// The part that matches, in characters (code points) of the name.
    std::size_t begin = 0;
    std::size_t length = 0;
};

/// Blanks, width and case of what was typed don't count.
[[nodiscard]] NameMatch match_name(std::string_view name, std::string_view typed,
                                   NameKind kind = NameKind::Words);

/// A row that may be meant.
struct LookedUp
{
    Record record;
    std::string label;
    NameMatch match;
};

/// Rows a person who typed this may mean: those whose name, initials or code begin with it, then
/// those that hold it, each in the ledger's order; nothing typed: the first ones. Of what very many
/// rows hold, only those that begin with it are sure to be found.
[[nodiscard]] Result<std::vector<LookedUp>> look_up(LedgerStore& store, const LedgerDef& def,
                                                    const std::string& typed, std::size_t most);

} // namespace lx
