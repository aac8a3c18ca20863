#include "core/ledger/columns.h"

#include <algorithm>
#include <cstring>
#include <functional>

namespace lx {

struct TextPool::State
{
    struct Entry
    {
        const char* data = nullptr;
        std::uint32_t size = 0;
        std::uint32_t hash = 0;
    };
    static constexpr std::size_t block_size = 1U << 20U;

    std::vector<Entry> entries;
    std::vector<std::int32_t> slots = std::vector<std::int32_t>(1024, -1); ///< a power of two
    std::vector<std::unique_ptr<char[]>> blocks;
    std::size_t used = block_size; ///< of the last block

    static std::uint32_t hash_of(std::string_view text)
    {
        const std::size_t hash = std::hash<std::string_view>{}(text);
        return static_cast<std::uint32_t>(hash ^ (hash >> 32U));
    }

    /// Slot that holds the text, or the free one where it belongs.
    [[nodiscard]] std::size_t slot_of(std::string_view text, std::uint32_t hash) const
    {
        const std::size_t mask = slots.size() - 1;
        for (std::size_t slot = hash & mask;; slot = (slot + 1) & mask) {
            const std::int32_t code = slots[slot];
            if (code < 0)
                return slot;
            const Entry& entry = entries[static_cast<std::size_t>(code)];
            if (entry.hash == hash && std::string_view(entry.data, entry.size) == text)
                return slot;
        }
    }

    void grow()
    {
        slots.assign(slots.size() * 2, -1);
        const std::size_t mask = slots.size() - 1;
        for (std::size_t code = 0; code < entries.size(); ++code) {
            std::size_t slot = entries[code].hash & mask;
            while (slots[slot] >= 0)
                slot = (slot + 1) & mask;
            slots[slot] = static_cast<std::int32_t>(code);
        }
    }

    const char* keep(std::string_view text)
    {
        if (text.size() > block_size / 4) { // a block of its own, before the one being filled
            auto block = std::make_unique<char[]>(text.size());
            std::memcpy(block.get(), text.data(), text.size());
            const char* kept = block.get();
            blocks.insert(blocks.empty() ? blocks.end() : blocks.end() - 1, std::move(block));
            return kept;
        }
        if (blocks.empty() || block_size - used < text.size()) {
            blocks.push_back(std::make_unique<char[]>(block_size));
            used = 0;
        }
        char* kept = blocks.back().get() + used;
        if (!text.empty())
            std::memcpy(kept, text.data(), text.size());
        used += text.size();
        return kept;
    }
};

TextPool::TextPool() : m_state(std::make_unique<State>()) {}
TextPool::TextPool(std::shared_ptr<const TextPool> base)
    : m_base(std::move(base)), m_first(m_base->size()), m_state(std::make_unique<State>())
{}
TextPool::TextPool(TextPool&&) noexcept = default;
TextPool& TextPool::operator=(TextPool&&) noexcept = default;
TextPool::~TextPool() = default;

TextPool TextPool::continued(const std::shared_ptr<const TextPool>& pool)
{
    if (pool->m_base == nullptr)
        return TextPool(pool);
    TextPool next(pool->m_base);
    for (std::int32_t code = pool->m_first; code < pool->size(); ++code)
        static_cast<void>(next.intern(pool->text(code)));
    return next;
}

std::int32_t TextPool::intern(std::string_view text)
{
    if (m_base != nullptr)
        if (const std::int32_t code = m_base->find(text); code >= 0)
            return code;
    State& state = *m_state;
    const std::uint32_t hash = State::hash_of(text);
    const std::size_t slot = state.slot_of(text, hash);
    if (state.slots[slot] >= 0)
        return m_first + state.slots[slot];
    const auto code = static_cast<std::int32_t>(state.entries.size());
    state.entries.push_back({state.keep(text), static_cast<std::uint32_t>(text.size()), hash});
    state.slots[slot] = code;
    if (state.entries.size() * 2 > state.slots.size())
        state.grow();
    return m_first + code;
}

std::int32_t TextPool::find(std::string_view text) const
{
    if (m_base != nullptr)
        if (const std::int32_t code = m_base->find(text); code >= 0)
            return code;
    const std::int32_t code = m_state->slots[m_state->slot_of(text, State::hash_of(text))];
    return code >= 0 ? m_first + code : kNone32;
}

std::string_view TextPool::text(std::int32_t code) const
{
    if (code < 0)
        return {};
    if (code < m_first)
        return m_base->text(code);
    const State::Entry& entry = m_state->entries.at(static_cast<std::size_t>(code - m_first));
    return {entry.data, entry.size};
}

std::int32_t TextPool::size() const
{
    return m_first + static_cast<std::int32_t>(m_state->entries.size());
}

std::int32_t ColumnTable::row_of(std::int64_t id) const
{
    if (ids.empty() || id < ids.front() || id > ids.back())
        return -1;
    // Ids given out one after the other: the row is where counting says, or before it.
    const auto guess = static_cast<std::size_t>(
        std::min<std::int64_t>(id - ids.front(), static_cast<std::int64_t>(ids.size()) - 1));
    if (ids[guess] == id)
        return static_cast<std::int32_t>(guess);
    const auto end = ids.begin() + static_cast<std::ptrdiff_t>(guess);
    const auto found = std::lower_bound(ids.begin(), end, id);
    return found != end && *found == id ? static_cast<std::int32_t>(found - ids.begin()) : -1;
}

} // namespace lx
