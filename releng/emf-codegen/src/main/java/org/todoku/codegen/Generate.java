package org.todoku.codegen;

import java.io.IOException;
import java.nio.file.Path;

import org.eclipse.emf.codegen.ecore.generator.Generator;
import org.eclipse.emf.codegen.ecore.genmodel.GenModel;
import org.eclipse.emf.codegen.ecore.genmodel.GenModelPackage;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenBaseGeneratorAdapter;
import org.eclipse.emf.codegen.ecore.genmodel.generator.GenModelGeneratorAdapterFactory;
import org.eclipse.emf.common.util.BasicMonitor;
import org.eclipse.emf.common.util.Diagnostic;
import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.plugin.EcorePlugin;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;
import org.eclipse.emf.ecore.xmi.impl.EcoreResourceFactoryImpl;

/** Writes the Java code of a genmodel: {@code Generate BUNDLE_DIRECTORY GENMODEL_IN_BUNDLE}. */
public final class Generate {

	private Generate() {
	}

	public static void main(String[] args) throws IOException {
		Path bundle = Path.of(args[0]).toAbsolutePath();
		GenModelPackage.eINSTANCE.eClass();
		Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().put("ecore", new EcoreResourceFactoryImpl());
		Resource.Factory.Registry.INSTANCE.getExtensionToFactoryMap().put("genmodel", new EcoreResourceFactoryImpl());
		// The generator writes to platform:/resource/<bundle>/…, which outside Eclipse has to be told where that is.
		EcorePlugin.getPlatformResourceMap().put(bundle.getFileName().toString(), URI.createFileURI(bundle + "/"));

		ResourceSet resources = new ResourceSetImpl();
		Resource resource = resources.getResource(URI.createFileURI(bundle.resolve(args[1]).toString()), true);
		GenModel model = (GenModel) resource.getContents().getFirst();
		EcoreUtil.resolveAll(resources);
		model.reconcile();
		model.setCanGenerate(true);
		Diagnostic invalid = model.diagnose();
		if (invalid.getSeverity() >= Diagnostic.ERROR) {
			throw new IllegalStateException(invalid.toString());
		}
		Generator generator = new Generator();
		generator.getAdapterFactoryDescriptorRegistry().addDescriptor(GenModelPackage.eNS_URI,
				GenModelGeneratorAdapterFactory.DESCRIPTOR);
		generator.setInput(model);
		Diagnostic result = generator.generate(model, GenBaseGeneratorAdapter.MODEL_PROJECT_TYPE, new BasicMonitor());
		if (result.getSeverity() >= Diagnostic.ERROR) {
			throw new IllegalStateException(result.toString());
		}
	}
}
