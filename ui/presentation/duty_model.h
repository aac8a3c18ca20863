#pragma once

#include <optional>

#include "core/county/county.h"
#include "ui/presentation/node_tree.h"
#include "ui/presentation/shown_text.h"

#include <QString>

namespace lx::ui {

struct DutyRow
{
    QString text;
    QString hint; ///< policy, clause, strength
    std::int64_t count = 0;
    std::optional<Date> due;
    const Rule* rule = nullptr;         ///< nullptr: an area or organization with all its rules
    const AgendaItem* agenda = nullptr; ///< a milestone, a target, supervision: no findings
    int part = 0;
    std::size_t pack = 0;
    DutyScope scope;
    Strength strength = Strength::Must;
};

/// What is to be done of one urgency: by rule with the areas below it, or by area or answerable
/// organization with the rules below. In front stands what has a last day without being a finding.
class DutyModel : public NodeTree<DutyRow>
{
    Q_OBJECT
public:
    enum Column
    {
        What,
        Due,
        Count,
        Columns
    };
    enum class By
    {
        Rule,
        Area,
        Org ///< answerable for them
    };
    explicit DutyModel(QObject* parent = nullptr);

    /// `done` may be null.
    void show(std::shared_ptr<const County> done, Urgency urgency, By by);
    [[nodiscard]] Urgency urgency() const { return m_urgency; }

    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

    /// How many subjects have something of an urgency to do (a subject counts once for each rule).
    [[nodiscard]] static std::int64_t total(const County& done, Urgency urgency);

    /// Organizations listed by name, those with the most to do; the others stand together.
    static constexpr std::size_t most_orgs = 300;

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    std::shared_ptr<const County> m_done;
    Urgency m_urgency = Urgency::Overdue;
};

} // namespace lx::ui
