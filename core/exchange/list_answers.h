#pragma once

#include <map>
#include <optional>
#include <string>

#include "core/exchange/heading_index.h"
#include "core/exchange/import_answers.h"

namespace lx {

/// Which answers each list of an import is read with: those given for all of them and, beneath
/// them, those remembered for its own headings. What is remembered for one list never holds for
/// another that is imported beside it.
class ListAnswers
{
public:
    /// `recall`: see ImportOptions. Both must outlive this.
    ListAnswers(const HeadingIndex& index, const ImportAnswers& given, bool recall)
        : m_index(index), m_given(given), m_recall(recall)
    {}

    /// A list of the import and what is remembered for its headings; all of them before the rest is
    /// asked.
    void add(const std::string& fingerprint, ImportAnswers remembered);

    /// The given answers and those remembered for every list: what a person is shown as one.
    [[nodiscard]] ImportAnswers of_all() const;
    struct Used
    {
        ImportAnswers answers;
        ImportAnswers taken; ///< of these, those that were remembered
    };
    /// Precondition: the list was added, and all others.
    [[nodiscard]] Used of(const std::string& fingerprint) const;

private:
    const HeadingIndex& m_index;
    const ImportAnswers& m_given;
    bool m_recall;
    std::map<std::string, ImportAnswers> m_remembered; ///< by fingerprint
    std::optional<ImportAnswers> m_common;             ///< what is remembered for all of them
};

} // namespace lx
