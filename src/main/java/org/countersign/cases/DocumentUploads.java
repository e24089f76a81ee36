package org.countersign.cases;

import jakarta.servlet.MultipartConfigElement;
import org.countersign.casefile.DocumentSettings;
import org.springframework.boot.web.servlet.MultipartConfigFactory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** How much a form of several parts may carry: one document, and what is written around it. */
@Configuration
class DocumentUploads {

  private static final DataSize AROUND = DataSize.ofKilobytes(64);

  @Bean
  MultipartConfigElement multipart(DocumentSettings settings) {
    MultipartConfigFactory factory = new MultipartConfigFactory();
    factory.setMaxFileSize(settings.largest());
    factory.setMaxRequestSize(DataSize.ofBytes(settings.largest().toBytes() + AROUND.toBytes()));
    return factory.createMultipartConfig();
  }
}
