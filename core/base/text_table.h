#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <memory_resource>
#include <string_view>
#include <utility>
#include <vector>

namespace lx {

/// A value by text, for a million texts: asking for one touches a flat table of places, and nothing
/// else where the text is not there; all of it is made and dropped at once. No text is taken out.
template <class T> class TextTable
{
public:
    /// nullptr where the text is not there.
    [[nodiscard]] T* find(std::string_view text)
    {
        const std::uint32_t entry = entry_of(text);
        return entry == 0 ? nullptr : &m_entries[entry - 1].value;
    }
    [[nodiscard]] const T* find(std::string_view text) const
    {
        const std::uint32_t entry = entry_of(text);
        return entry == 0 ? nullptr : &m_entries[entry - 1].value;
    }
    /// The value of the text; a new one where it was not there.
    [[nodiscard]] T& operator[](std::string_view text)
    {
        if (2 * (m_entries.size() + 1) > m_places.size())
            grow();
        const std::uint32_t hash = hash_of(text);
        Place& place = m_places[place_of(text, hash)];
        if (place.entry == 0) {
            m_entries.push_back({kept(text), T{}});
            place = {hash, static_cast<std::uint32_t>(m_entries.size())};
        }
        return m_entries[place.entry - 1].value;
    }

    /// Calls `take(text, value)` for each, in the order they came.
    template <class Take> void each(const Take& take) const
    {
        for (const Entry& entry : m_entries)
            take(entry.text, entry.value);
    }

private:
    struct Place
    {
        std::uint32_t hash = 0;
        std::uint32_t entry = 0; ///< from 1; 0 = free
    };
    struct Entry
    {
        std::string_view text; ///< in m_memory
        T value;
    };

    static std::uint32_t hash_of(std::string_view text)
    {
        return static_cast<std::uint32_t>(std::hash<std::string_view>{}(text));
    }
    /// Where the text stands, or the free place for it.
    [[nodiscard]] std::size_t place_of(std::string_view text, std::uint32_t hash) const
    {
        const std::size_t last = m_places.size() - 1;
        std::size_t at = hash & last;
        while (m_places[at].entry != 0 &&
               (m_places[at].hash != hash || m_entries[m_places[at].entry - 1].text != text))
            at = (at + 1) & last;
        return at;
    }
    [[nodiscard]] std::uint32_t entry_of(std::string_view text) const
    {
        return m_places[place_of(text, hash_of(text))].entry;
    }
    void grow()
    {
        const std::size_t last = 2 * m_places.size() - 1;
        const std::vector<Place> old = std::exchange(m_places, std::vector<Place>(last + 1));
        for (const Place& place : old) {
            std::size_t at = place.hash & last;
            while (place.entry != 0 && m_places[at].entry != 0)
                at = (at + 1) & last;
            if (place.entry != 0)
                m_places[at] = place;
        }
    }
    [[nodiscard]] std::string_view kept(std::string_view text)
    {
        char* const place = static_cast<char*>(m_memory->allocate(text.size(), 1));
        text.copy(place, text.size());
        return {place, text.size()};
    }

    std::vector<Place> m_places = std::vector<Place>(16); ///< a power of two of them
    std::deque<Entry> m_entries;                          ///< they stay where they are
    std::unique_ptr<std::pmr::monotonic_buffer_resource> m_memory =
        std::make_unique<std::pmr::monotonic_buffer_resource>();
};

} // namespace lx
