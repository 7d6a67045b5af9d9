package org.todoku.ui.investigation;

import org.eclipse.core.runtime.CoreException;
import org.eclipse.core.runtime.IConfigurationElement;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.ui.menus.CommandContributionItem;
import org.eclipse.ui.menus.CommandContributionItemParameter;
import org.eclipse.ui.menus.ExtensionContributionFactory;
import org.eclipse.ui.menus.IContributionRoot;
import org.eclipse.ui.services.IServiceLocator;

/**
 * A button for a command that keeps something, in the tool bar of a view; {@code plugin.xml} names the command after a colon. It is made
 * here because of buttons that the workbench makes of commands itself it never lets go: one stays for each time a view was opened.
 */
public final class KeepTool extends ExtensionContributionFactory {

    private String command = "";

    @Override
    public void setInitializationData(IConfigurationElement config, String property, Object data) throws CoreException {
        super.setInitializationData(config, property, data);
        command = String.valueOf(data);
    }

    @Override
    public void createContributionItems(IServiceLocator services, IContributionRoot bar) {
        var button = new CommandContributionItemParameter(services, command, command, CommandContributionItem.STYLE_PUSH);
        ResourceLocator.imageDescriptorFromBundle(KeepTool.class, "icons/keep.svg").ifPresent(icon -> button.icon = icon);
        bar.addContributionItem(new CommandContributionItem(button), null);
    }
}
