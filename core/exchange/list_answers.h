#pragma once

#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <string>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_answers.h"
#include "core/exchange/table_finder.h"

namespace lx {

/// Which answers each list of an import is read with: those given for all of them and, beneath
/// them, those remembered for its own headings. What is remembered for one list never holds for
/// another that is imported beside or below it.
class ListAnswers
{
public:
    /// What is remembered for a list by its fingerprint; may be asked from any thread.
    using Remembered = std::function<ImportAnswers(const std::string& fingerprint)>;
    /// `recall`: see ImportOptions. Index and given answers must outlive this.
    ListAnswers(const HeadingIndex& index, const ImportAnswers& given, bool recall,
                Remembered remembered)
        : m_index(index), m_given(given), m_recall(recall), m_remembered_for(std::move(remembered))
    {}

    /// A list of the import; all of them before the rest is asked.
    void add(const FoundTable& list);

    /// The given answers and those remembered for every list: what a person is shown as one; and
    /// the values remembered for lists found below others, each for its list.
    [[nodiscard]] ImportAnswers of_all() const;
    struct Used
    {
        ImportAnswers answers;
        ImportAnswers taken; ///< of these, those that were remembered
    };
    /// Precondition: the list was added, and all others.
    [[nodiscard]] Used of(const FoundTable& list) const;

    /// A list that is found while rows are read, below one that was added. From any thread; what is
    /// given stays as long as this.
    [[nodiscard]] const Used& below(const FoundTable& list);
    /// What such a list may be found by: its columns as the person has them.
    [[nodiscard]] const ImportAnswers& of_unknown();

private:
    /// The given answers without what was remembered and came back among them.
    [[nodiscard]] ImportAnswers given_alone() const;
    [[nodiscard]] ImportAnswers remembered(const std::string& fingerprint) const;

    const HeadingIndex& m_index;
    const ImportAnswers& m_given;
    bool m_recall;
    Remembered m_remembered_for;
    std::map<std::string, ImportAnswers> m_remembered; ///< by fingerprint
    std::optional<ImportAnswers> m_common;             ///< what is remembered for all of them
    mutable std::mutex m_mutex;
    std::map<std::string, Used> m_below;            ///< by fingerprint
    std::map<std::string, std::string> m_below_ids; ///< their list_id
    std::optional<ImportAnswers> m_unknown;
};

} // namespace lx
