#pragma once

#include <map>
#include <memory>

#include <QAbstractTableModel>
#include <QString>

#include "core/rules/policy_pack.h"
#include "ui/presentation/shown_text.h"

namespace lx::ui {

/// The figures of a policy with what is set in this file. An entry that does not go with its
/// figure stays to be seen, with the reason beside it, until it is put right; it is never kept.
class FigureModel : public QAbstractTableModel
{
    Q_OBJECT
public:
    enum Column
    {
        Title,
        Value,
        Unit,
        Original,
        Readers, ///< rules and targets that read it, with their clauses
        Remark,
        Columns
    };
    using QAbstractTableModel::QAbstractTableModel;

    /// Role of a bool: another value than the pack's own is set.
    static constexpr int changed_role = Qt::UserRole;

    void show(std::shared_ptr<const PolicyPack> pack, bool editable);
    /// The same pack with other values.
    void update(std::shared_ptr<const PolicyPack> pack);
    [[nodiscard]] const std::shared_ptr<const PolicyPack>& pack() const { return m_pack; }
    /// nullptr outside.
    [[nodiscard]] const ParamDef* figure(int row) const;
    /// What is set, for save_policy_values.
    [[nodiscard]] ParamValues values() const;
    /// An entry is on its way into the file: it stands there until `update`, `refuse` or `forget`.
    void expect(const std::string& key, const QString& entered);
    /// An entry could not be kept: it stays with the reason beside it.
    void refuse(const std::string& key, const QString& entered, const QString& reason);
    /// Forgets entries that could not be kept: of one figure, or of all.
    void forget(const std::string& key = {});
    [[nodiscard]] bool refused(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override
    {
        return shown_data(cell_data(index, role), role);
    }
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role) const override;

Q_SIGNALS:
    /// A value that goes with its figure was entered: to be kept as JSON text.
    void entered(const std::string& key, const std::string& json, const QString& text);

private:
    [[nodiscard]] QVariant cell_data(const QModelIndex& index, int role) const;
    struct Refused
    {
        QString entered;
        QString reason;
    };
    [[nodiscard]] QString text(const ParamDef& figure, int column) const;
    [[nodiscard]] QString readers(const ParamDef& figure, bool titles) const;
    void row_changed(const std::string& key);

    std::shared_ptr<const PolicyPack> m_pack;
    std::map<std::string, Refused> m_refused;  ///< by ParamDef::key
    std::map<std::string, QString> m_expected; ///< by ParamDef::key
    bool m_editable = false;
};

} // namespace lx::ui
